"""datapackage.json: the data files described for programs (Frictionless Data Package 1.0)."""

from __future__ import annotations

from typing import Any

from sitegen.site.data.articles import COLUMNS
from sitegen.site.data.periods import INDEX_COLUMNS
from sitegen.site.data.stock import Collection, Column, DataFile, Stock, Weighed
from sitegen.site.desk import Desk
from sitegen.site.pages import Proofs
from sitegen.site.printable import json_file

PACKAGE = "data/datapackage.json"
_MEDIA = {"csv": "text/csv", "json": "application/json", "graphml": "application/graphml+xml"}


def package_file(desk: Desk, stock: Stock, proofs: Proofs) -> bytes:
    config, weighed = desk.edition.config, stock.weighed(proofs)
    package = {
        "profile": "data-package",
        "name": "archive",
        "title": config.title,
        "description": config.description,
        "homepage": config.base_url,
        "resources": [
            _resource(collection, file, weighed[file.address])
            for collection in stock.collections
            for file in collection.files
        ],
    }
    return json_file({key: value for key, value in package.items() if value})


def _resource(collection: Collection, file: DataFile, weighed: Weighed) -> dict[str, Any]:
    resource: dict[str, Any] = {
        "name": file.name.replace(".", "-"),
        "path": file.name,
        "title": f"{file.what[:1].upper()}{file.what[1:]}",
        "description": collection.about,
        "format": file.form,
        "mediatype": _MEDIA[file.form],
        "encoding": "utf-8",
        "bytes": weighed.size,
        "hash": f"sha256:{weighed.sha256}",
    }
    if file.form == "csv":
        resource["profile"] = "tabular-data-resource"
        resource["dialect"] = {"delimiter": ",", "lineTerminator": "\r\n", "doubleQuote": True}
        resource["schema"] = _schema(file, collection)
    return resource


def _schema(file: DataFile, collection: Collection) -> dict[str, Any]:
    columns = INDEX_COLUMNS if file.is_index else collection.columns
    schema: dict[str, Any] = {"fields": list(map(_field, columns))}
    if columns is COLUMNS:
        schema["primaryKey"] = "address"
    return schema


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": column.type,
        "description": column.about,
    }
    if column.pattern:
        field["constraints"] = {"pattern": column.pattern}
    return field
