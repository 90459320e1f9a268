package dev.serverlease.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The smallest PDF that readers can open: one empty page, in plain text. */
public final class SmallPdf {

    /** Pages; the longest contract has fewer. */
    private static final int SCANNED = 60;

    private SmallPdf() {}

    /** @param title in a comment, so that no two files need be the same; without line breaks */
    public static byte[] of(String title) {
        return of(
                title,
                "<</Type/Catalog/Pages 2 0 R>>",
                "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>");
    }

    /** As many pages as any contract has, each the same empty one. @param title as in {@link #of} */
    public static byte[] scan(String title) {
        return of(
                title,
                "<</Type/Catalog/Pages 2 0 R>>",
                "<</Type/Pages/Kids[" + "3 0 R ".repeat(SCANNED) + "]/Count " + SCANNED + ">>",
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>");
    }

    /** @param objects from number 1 on; the first is the catalog */
    public static byte[] of(String title, String... objects) {
        var file = new StringBuilder("%PDF-1.7\n% " + title + "\n");
        var places = new ArrayList<Integer>();
        for (var object : List.of(objects)) {
            places.add(file.toString().getBytes(StandardCharsets.UTF_8).length);
            file.append(places.size()).append(" 0 obj\n").append(object).append("\nendobj\n");
        }
        int table = file.toString().getBytes(StandardCharsets.UTF_8).length;
        file.append("xref\n0 ").append(places.size() + 1).append("\n0000000000 65535 f \n");
        places.forEach(place -> file.append("%010d 00000 n \n".formatted(place)));
        file.append("trailer<</Size ").append(places.size() + 1).append("/Root 1 0 R>>\nstartxref\n");
        return file.append(table).append("\n%%EOF\n").toString().getBytes(StandardCharsets.UTF_8);
    }
}
