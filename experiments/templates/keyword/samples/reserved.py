{{name}} = 1
