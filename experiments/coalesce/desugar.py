def Maybe(node):
    """`None` if the value is None, and else the value with all that follows it in the chain."""
    text, holes = "None if {=value} is None else {=value}", {"value": node.value}
    for number, link in enumerate(node.links):
        if link.attr is not None:
            text += "." + link.attr
        elif link.index is not None:
            text += f"[{{index{number}}}]"
            holes[f"index{number}"] = link.index
        else:
            text += f"({{args{number}}}, **{{keywords{number}}})"
            holes[f"args{number}"] = link.args
            holes[f"keywords{number}"] = link.keywords
    return quote(text, **holes)
