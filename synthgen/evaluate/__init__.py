"""What a dataset is worth: does anything but the object betray its class?"""
