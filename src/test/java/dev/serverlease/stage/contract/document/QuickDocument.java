package dev.serverlease.stage.contract.document;

import dev.serverlease.clause.ContractFacts;
import dev.serverlease.clause.ContractText;
import dev.serverlease.paper.PdfPrinter;
import dev.serverlease.paper.SignatureFields;
import dev.serverlease.papercheck.PaperCode;
import dev.serverlease.signature.DemoAuthority;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Printing takes most of a lease's time, and most tests never look at the paper: they get an empty page with the two
 * fields for signatures, another one for each draft. Whoever looks asks for the real one.
 */
public final class QuickDocument extends ContractDocument {

    private static final AtomicInteger REAL = new AtomicInteger();

    private final byte[] empty = empty();

    public QuickDocument(PdfPrinter printer, PaperCode code, ObjectProvider<DemoAuthority> demo) {
        super(printer, code, demo);
    }

    /** Contracts that are drafted meanwhile are printed as in production. */
    public static <T> T printed(Callable<T> work) throws Exception {
        REAL.incrementAndGet();
        try {
            return work.call();
        } finally {
            REAL.decrementAndGet();
        }
    }

    @Override
    public byte[] print(Draft draft, ContractText text, ContractFacts facts, byte[] data) {
        if (REAL.get() > 0) {
            return super.print(draft, text, facts, data);
        }
        return withData(data);
    }

    /** Each draft carries its data, as the printed one does, and so has a digest of its own. */
    private byte[] withData(byte[] data) {
        try (var document = Loader.loadPDF(empty)) {
            var file = new PDComplexFileSpecification();
            file.setFile("contract.json");
            file.setEmbeddedFile(new PDEmbeddedFile(document, new ByteArrayInputStream(data)));
            var files = new PDEmbeddedFilesNameTreeNode();
            files.setNames(Map.of("contract.json", file));
            var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
            names.setEmbeddedFiles(files);
            document.getDocumentCatalog().setNames(names);
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] empty() {
        try (var document = new PDDocument()) {
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            var bookmark = new PDOutlineItem();
            bookmark.setDestination(page);
            var outline = new PDDocumentOutline();
            outline.addLast(bookmark);
            document.getDocumentCatalog().setDocumentOutline(outline);
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return SignatureFields.add(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
