package datajoint.backend;

import datajoint.query.Order;

/** One item of ORDER BY. */
record Sort(SelectItem item, Order.Direction direction) {}
