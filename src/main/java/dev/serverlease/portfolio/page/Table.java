package dev.serverlease.portfolio.page;

import java.util.List;

/**
 * A table; the first cell of a row is its heading.
 *
 * @param folded whether the reader unfolds it
 */
public record Table(String caption, List<String> head, List<List<Cell>> rows, boolean folded) {

    Table(String caption, List<String> head, List<List<Cell>> rows) {
        this(caption, head, rows, false);
    }
}
