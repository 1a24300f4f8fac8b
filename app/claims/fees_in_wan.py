"""Amounts in 万元, as the table has them."""

from decimal import Decimal

IN_WAN = {"元": Decimal("0.0001"), "万元": Decimal(1), "亿元": Decimal(10_000)}
