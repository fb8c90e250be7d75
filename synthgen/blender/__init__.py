"""The renderer. The only package that imports bpy; everything else sees `render(stage, device) -> Frame`."""
