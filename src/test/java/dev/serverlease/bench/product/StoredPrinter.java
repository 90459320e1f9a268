package dev.serverlease.bench.product;

import dev.serverlease.paper.EmbeddedFile;
import dev.serverlease.paper.PdfPrinter;
import dev.serverlease.testing.SmallPdf;
import java.util.List;
import java.util.UUID;

/** Puts a small stored file in the place of any other paper than the contract: of the hand-over, of letters. */
public final class StoredPrinter extends PdfPrinter {

    @Override
    public byte[] print(String xhtml, String title, List<EmbeddedFile> files) {
        // each paper has bytes of its own
        return SmallPdf.of(title + " " + UUID.randomUUID());
    }
}
