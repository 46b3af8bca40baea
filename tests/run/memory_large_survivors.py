# Objects in blocks of their own stay the collector's when they survive: in the same place of a row, or in another.
import gc


class Large:
    __slots__ = tuple(f"slot{number}" for number in range(300))

    def __del__(self):
        print("dies", self.slot0)


gc.disable()
gc.collect()
for rounds in range(4):
    made = [Large() for _ in range(4)]
    for number, large in enumerate(made):
        large.slot0, large.slot1 = (rounds, number), large
    for _ in range(rounds):
        gc.collect()
    del made, large
    print("round", rounds, gc.collect() >= 4)
kept = Large()
kept.slot0, kept.slot1 = "kept", kept
