package dev.serverlease.signature.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;

/** What in a PDF acts on its own or is carried along. Whoever hands in a file, it is looked for here. */
public final class Acting {

    private static final Set<String> ACTING =
            Set.of("JS", "JavaScript", "OpenAction", "AA", "XFA", "RichMedia", "EF", "EmbeddedFiles");

    private static final Set<String> ACTIONS = Set.of("Launch", "JavaScript", "ImportData", "SubmitForm", "GoToE");

    /** Of {@link #ACTING} those that run something by themselves; where a document opens at a page is none of them. */
    private static final Set<String> RUNNING = Set.of("JS", "JavaScript", "XFA", "RichMedia");

    /** Data that documents carry, such as an invoice's or a contract's; no reader runs them. */
    private static final Pattern DATA = Pattern.compile("(?i)[^/\\\\]+\\.(?:xml|xbrl|json|csv|txt)");

    private static final int DEEPEST = 20;

    private final Set<String> places = new HashSet<>();
    private boolean runs;

    private Acting() {}

    public static Acting in(PDDocument pdf) throws IOException {
        var acting = new Acting();
        for (var key : pdf.getDocument().getXrefTable().keySet()) {
            acting.collect(
                    key.getNumber() + "",
                    pdf.getDocument().getObjectFromPool(key).getObject(),
                    0);
        }
        acting.collect("trailer", pdf.getDocument().getTrailer(), 0);
        return acting;
    }

    /** Each by its place and content, so that a later version can be compared. */
    public Set<String> places() {
        return places;
    }

    /** Whether it has a script, starts a program, sends data, or carries a file that is no plain data. */
    public boolean runs() {
        return runs;
    }

    private void collect(String place, COSBase value, int depth) throws IOException {
        if (depth > DEEPEST) {
            places.add(place + " too deep");
            runs = true;
        } else if (value instanceof COSDictionary dictionary) {
            if (dictionary instanceof COSStream stream
                    && COSName.getPDFName("EmbeddedFile").equals(stream.getCOSName(COSName.TYPE))) {
                try (var in = stream.createRawInputStream()) {
                    places.add("file " + new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
                }
            }
            var action = dictionary.getNameAsString(COSName.S);
            if (action != null && ACTIONS.contains(action)) {
                places.add(place + " " + action);
                runs = true;
            }
            if (dictionary.getDictionaryObject(COSName.EF) instanceof COSDictionary files) {
                runs |= !isData(dictionary, files);
            }
            for (var entry : dictionary.entrySet()) {
                var name = entry.getKey().getName();
                if (ACTING.contains(name)) {
                    places.add(place + " " + name + " " + reference(entry.getValue()));
                    runs |= RUNNING.contains(name);
                }
                collect(place, entry.getValue(), depth + 1);
            }
        } else if (value instanceof COSArray array) {
            for (var item : array) {
                collect(place, item, depth + 1);
            }
        }
        // what is only referred to has its own number and its own turn
    }

    /** Whether each name of a carried file, and the beginning of the file itself, is that of data. */
    private static boolean isData(COSDictionary specification, COSDictionary files) throws IOException {
        for (var key : new COSName[] {COSName.F, COSName.UF}) {
            var name = specification.getString(key);
            if (name != null && !DATA.matcher(name).matches()) {
                return false;
            }
        }
        for (var key : files.keySet()) {
            if (!(files.getDictionaryObject(key) instanceof COSStream file) || isProgram(file)) {
                return false;
            }
        }
        return specification.getString(COSName.F) != null || specification.getString(COSName.UF) != null;
    }

    /** By its first bytes; a file that is coded in another way than is usual is taken for one. */
    private static boolean isProgram(COSStream file) throws IOException {
        boolean deflated = Expansion.isDeflated(file);
        if (file.getFilters() != null && !deflated) {
            return true;
        }
        try (var raw = file.createRawInputStream();
                var in = deflated ? new InflaterInputStream(raw) : raw) {
            var first = new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
            return first.startsWith("MZ") || first.startsWith("\u007fELF") || first.startsWith("#!");
        }
    }

    private static String reference(COSBase value) {
        return value instanceof COSObject object
                ? String.valueOf(object.getKey())
                : value.getClass().getSimpleName();
    }
}
