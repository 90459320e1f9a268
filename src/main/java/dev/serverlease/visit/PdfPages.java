package dev.serverlease.visit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The pages of a PDF as pictures, and its text: telephones and the browsers inside other applications show no PDF
 * within a page, and a screen reader reads no picture. Kept in memory, the latest only; few are drawn at a time.
 */
@Component
public class PdfPages {

    private static final Logger LOG = LoggerFactory.getLogger(PdfPages.class);

    private static final float DOTS_PER_INCH = 120;
    private static final int MOST_PICTURES = 80;
    private static final int MOST_TEXTS = 20;

    /** Of a scan, whose pictures say all that it says. */
    private static final String SCANNED =
            "本文件是扫描件，没有可以读取的文字，请查看各页图像或者下载。 This file is a scan without text: look at its pages, or download it.";

    /** One file that somebody handed in must not keep a visitor from all others. */
    private static final String UNREADABLE =
            "本文件不能在页面上显示，请下载后查看。 This file cannot be shown on the page: download it and open it.";

    /** At the end of a line. */
    private static final Pattern BLANKS = Pattern.compile("(?m)(?<![ \\t])[ \\t]++$");

    private static final Pattern EMPTY_LINES = Pattern.compile("\\n{3,}");

    private final Semaphore drawing = new Semaphore(2);
    private final Map<String, byte[]> pictures = latest(MOST_PICTURES);
    private final Map<String, Text> texts = latest(MOST_TEXTS);

    /** @param pages how many */
    public record Text(int pages, String text) {}

    /**
     * The text says so where there is none to be read; a file that is no readable PDF has no pages.
     *
     * @param digest of the PDF
     */
    public Text text(String digest, byte[] pdf) {
        return text(digest, () -> pdf);
    }

    /** The same of a PDF that is read only where its text is not known. */
    public Text text(String digest, Supplier<byte[]> pdf) {
        synchronized (texts) {
            var known = texts.get(digest);
            if (known != null) {
                return known;
            }
        }
        try (var document = Loader.loadPDF(pdf.get())) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            var read = stripper.getText(document);
            read = EMPTY_LINES.matcher(BLANKS.matcher(read).replaceAll("")).replaceAll("\n\n");
            return kept(digest, new Text(document.getNumberOfPages(), read.isBlank() ? SCANNED : read));
        } catch (IOException e) {
            LOG.warn("A file cannot be shown as pages, digest {}: {}", digest, e.getMessage());
            return kept(digest, new Text(0, UNREADABLE));
        }
    }

    private Text kept(String digest, Text text) {
        synchronized (texts) {
            texts.put(digest, text);
        }
        return text;
    }

    /** @param page counted from 1 and within the document; PNG */
    public byte[] picture(String digest, byte[] pdf, int page) {
        var key = digest + " " + page;
        synchronized (pictures) {
            var known = pictures.get(key);
            if (known != null) {
                return known;
            }
        }
        drawing.acquireUninterruptibly();
        try (var document = Loader.loadPDF(pdf);
                var out = new ByteArrayOutputStream()) {
            var image = new PDFRenderer(document).renderImageWithDPI(page - 1, DOTS_PER_INCH, ImageType.RGB);
            ImageIO.write(image, "png", out);
            synchronized (pictures) {
                pictures.put(key, out.toByteArray());
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            drawing.release();
        }
    }

    private static <V> Map<String, V> latest(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > most;
            }
        };
    }
}
