"""A generated pemda: units with plans, quarters and budget, for measurements and for trying many units out.

Same arguments, same figures. Nothing here is anybody's data.
"""
