# `proceed` is a keyword now, as `pass` is: nothing can be called like this.
proceed = 1
