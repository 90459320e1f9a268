package dev.serverlease.signature;

import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.pdf.modifications.DefaultPdfDifferencesFinder;
import eu.europa.esig.dss.pdf.modifications.DefaultPdfObjectModificationsFinder;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxDocumentReader;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What a file shows beyond the one that was issued. A signature only proves what was changed after it; somebody who
 * covers a clause first and signs then is found here.
 */
final class Changes {

    private Changes() {}

    static boolean areOnlySignatures(byte[] issued, byte[] file) {
        try (var before = new PdfBoxDocumentReader(new InMemoryDocument(issued));
                var after = new PdfBoxDocumentReader(new InMemoryDocument(file))) {
            var pages = new DefaultPdfDifferencesFinder();
            var found = new DefaultPdfObjectModificationsFinder().find(before, after);
            return pages.getPagesDifferences(before, after).isEmpty()
                    && pages.getAnnotationOverlaps(after).isEmpty()
                    && found.getAnnotCreationChanges().isEmpty()
                    && found.getUndefinedChanges().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
