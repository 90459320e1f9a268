package dev.serverlease.signature.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * What a file says of itself: title, author and the like, which readers show above the pages. Who signs may leave the
 * date of the writing and the name of the program in it, as programs do, and nothing else.
 */
public final class Information {

    private static final Set<COSName> OF_THE_WRITER =
            Set.of(COSName.getPDFName("ModDate"), COSName.getPDFName("Producer"));

    /** The same in the metadata, as an element or as an attribute. */
    private static final Pattern WRITTEN_BY =
            Pattern.compile("<(xmp:ModifyDate|xmp:MetadataDate|pdf:Producer)>[^<>]*+</\\1>"
                    + "|\\s(?:xmp:ModifyDate|xmp:MetadataDate|pdf:Producer)=(?:\"[^\"<>]*+\"|'[^'<>]*+')");

    private static final Pattern SPACE_BETWEEN = Pattern.compile("(?<=>)\\s++(?=<)|(?<!\\s)\\s++(?=/?>)");

    private final PDDocument issued;
    private final PDDocument file;

    public Information(PDDocument issued, PDDocument file) {
        this.issued = issued;
        this.file = file;
    }

    public boolean isUntouched() throws IOException {
        return said(issued).equals(said(file)) && metadata(issued).equals(metadata(file));
    }

    private static Map<COSName, String> said(PDDocument pdf) {
        var said = new TreeMap<COSName, String>();
        var information = pdf.getDocument().getTrailer().getDictionaryObject(COSName.INFO);
        if (information instanceof COSDictionary entries) {
            entries.keySet().stream()
                    .filter(name -> !OF_THE_WRITER.contains(name))
                    .forEach(name -> said.put(name, text(entries.getDictionaryObject(name))));
        }
        return said;
    }

    private static String text(COSBase value) {
        return value instanceof COSString string ? string.getString() : String.valueOf(value);
    }

    private static String metadata(PDDocument pdf) throws IOException {
        var metadata = pdf.getDocumentCatalog().getMetadata();
        if (metadata == null) {
            return "";
        }
        var text = new String(metadata.toByteArray(), StandardCharsets.UTF_8);
        return SPACE_BETWEEN.matcher(WRITTEN_BY.matcher(text).replaceAll("")).replaceAll("");
    }
}
