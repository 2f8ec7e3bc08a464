"""How the extraction model is made: from pages whose headline and body are known.

    python -m training --data DIR            learn from all pages and write the weights
    python -m training --data DIR --check    tell how good it is on outlets it has not seen

Nothing of the pages is kept in the weights but thresholds and leaf values.
"""
