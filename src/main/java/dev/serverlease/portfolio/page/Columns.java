package dev.serverlease.portfolio.page;

import dev.serverlease.portfolio.page.Chart.Box;
import dev.serverlease.portfolio.page.Chart.Shape;
import dev.serverlease.portfolio.page.Chart.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Standing columns, one or two a month. */
final class Columns {

    private static final int WIDTH = 360;
    private static final int HEIGHT = 170;
    private static final int BASE = 148;
    private static final int TALLEST = 128;
    private static final double GAP = 0.2;
    private static final double LEAST = 1;
    private static final String FIRST = "whole";

    private Columns() {}

    /** @param second of which the narrower column beside stands; the same unit; negative where there is none */
    record Column(String label, String full, long first, long second) {}

    static Chart of(String id, String title, List<String> key, List<Column> columns) {
        long most = Math.max(
                1,
                columns.stream()
                        .mapToLong(column -> Math.max(column.first(), column.second()))
                        .max()
                        .orElse(1));
        double room = (double) WIDTH / Math.max(1, columns.size());
        boolean two = key.size() > 1;
        double width = room * (1 - GAP) / (two ? 2 : 1);
        var shapes = new ArrayList<Shape>();
        for (int i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            double left = i * room + room * GAP / 2;
            add(shapes, FIRST, left, width, column.first(), most);
            if (two) {
                add(shapes, "second", left + width, width, column.second(), most);
            }
            shapes.add(new Words("month", round(i * room + room / 2), HEIGHT - 6, "middle", column.label()));
        }
        shapes.add(new Box("base", 0, BASE, WIDTH, 1));
        var told = columns.stream()
                .map(column -> column.full() + " " + column.first() + (two ? " / " + column.second() : ""))
                .collect(Collectors.joining("; "));
        return new Chart(id, title, told, key, "second", WIDTH, HEIGHT, shapes);
    }

    private static void add(List<Shape> shapes, String style, double left, double width, long value, long most) {
        if (value <= 0) {
            return;
        }
        double height = Math.max(LEAST, (double) value * TALLEST / most);
        shapes.add(new Box(style, round(left), round(BASE - height), round(width), round(height)));
        if (style.equals(FIRST)) {
            // beside it there is no room for another number
            shapes.add(new Words(
                    "small", round(left + width / 2), round(BASE - height - 3), "middle", String.valueOf(value)));
        }
    }

    private static double round(double length) {
        return Math.round(length * 10) / 10.0;
    }
}
