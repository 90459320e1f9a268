package dev.serverlease.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** Reads files back, as a person who copies their text would. */
public final class Pdf {

    interface Reading<T> {
        T of(PDDocument document) throws IOException;
    }

    private Pdf() {}

    static <T> T read(byte[] pdf, Reading<T> reading) {
        try (var document = Loader.loadPDF(pdf)) {
            return reading.of(document);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public static String text(byte[] pdf) {
        return read(pdf, document -> new PDFTextStripper().getText(document));
    }

    /** The text of each page. */
    static List<String> pages(byte[] pdf) {
        return read(
                pdf,
                document -> IntStream.rangeClosed(1, document.getNumberOfPages())
                        .mapToObj(page -> text(document, page))
                        .toList());
    }

    private static String text(PDDocument document, int page) {
        try {
            var stripper = new PDFTextStripper();
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            return stripper.getText(document);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
