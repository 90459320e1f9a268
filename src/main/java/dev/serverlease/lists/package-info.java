/** Lists of leases: which are in one, in what order, page by page; on a page, as JSON and as a file. */
@NullMarked
package dev.serverlease.lists;

import org.jspecify.annotations.NullMarked;
