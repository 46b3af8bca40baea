show (a
