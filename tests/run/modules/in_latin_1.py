# coding: latin-1
NAME = "été"
