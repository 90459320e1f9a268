package dev.serverlease.signature.pdf;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;

/**
 * What lies over the pages. The library takes the first annotation of a page, and a drawing in an empty field, for the
 * work of a signature; with either a clause can be covered or a seal be feigned. So this is compared here.
 */
public final class Annotations {

    /** They lead back to the page or on to the field, whose turn comes elsewhere. */
    private static final Set<COSName> BACKWARDS = Set.of(COSName.P, COSName.PARENT, COSName.getPDFName("Popup"));

    private static final COSName FORM_TYPE = COSName.getPDFName("FormType");

    private final PDDocument issued;
    private final PDDocument file;
    private final Set<COSObjectKey> signed = new HashSet<>();

    public Annotations(PDDocument issued, PDDocument file, Set<String> signedFields) throws IOException {
        this.issued = issued;
        this.file = file;
        for (var field : issued.getSignatureFields()) {
            if (signedFields.contains(field.getFullyQualifiedName())) {
                signed.add(field.getWidgets().get(0).getCOSObject().getKey());
            }
        }
    }

    /** Whether nothing was added, removed or altered but the look of the fields that are signed, in its place. */
    public boolean areUntouched() throws IOException {
        for (int page = 0; page < issued.getNumberOfPages(); page++) {
            var before = of(issued.getPage(page));
            var after = of(file.getPage(page));
            if (!after.keySet().containsAll(before.keySet())) {
                return false;
            }
            for (var entry : after.entrySet()) {
                if (!isHonest(entry.getKey(), before.get(entry.getKey()), entry.getValue())) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean isHonest(Object key, @Nullable COSDictionary before, COSDictionary after) throws IOException {
        if (before == null) {
            return isInvisible(after);
        }
        if (signed.contains(key)) {
            return isInvisible(after)
                    || same(before.getDictionaryObject(COSName.RECT), after.getDictionaryObject(COSName.RECT), 0);
        }
        return same(before, after, 0);
    }

    /** As a document time stamp, or a signature whose writer shows nothing. */
    private static boolean isInvisible(COSDictionary annotation) {
        var area = annotation.getCOSArray(COSName.RECT);
        if (area == null || area.size() != 4) {
            return false;
        }
        var place = new PDRectangle(area);
        return COSName.SIG.equals(annotation.getCOSName(COSName.FT)) && place.getWidth() == 0 && place.getHeight() == 0;
    }

    private static Map<Object, COSDictionary> of(PDPage page) throws IOException {
        var found = new HashMap<Object, COSDictionary>();
        var annotations = page.getCOSObject().getCOSArray(COSName.ANNOTS);
        for (int at = 0; annotations != null && at < annotations.size(); at++) {
            if (annotations.getObject(at) instanceof COSDictionary annotation) {
                var key = annotations.get(at) instanceof COSObject reference ? reference.getKey() : null;
                found.put(key == null ? "direct " + at : key, annotation);
            }
        }
        return found;
    }

    private static boolean same(@Nullable COSBase one, @Nullable COSBase other, int depth) throws IOException {
        var before = resolved(one);
        var after = resolved(other);
        if (depth > 15) {
            return false;
        }
        if (before instanceof COSDictionary dictionary && after instanceof COSDictionary another) {
            var names = new HashSet<>(dictionary.keySet());
            names.addAll(another.keySet());
            names.removeAll(BACKWARDS);
            names.remove(FORM_TYPE);
            for (var name : names) {
                if (!same(dictionary.getItem(name), another.getItem(name), depth + 1)) {
                    return false;
                }
            }
            return Arrays.equals(content(dictionary), content(another));
        }
        if (before instanceof COSArray array && after instanceof COSArray another) {
            for (int at = 0; at < array.size(); at++) {
                if (at >= another.size() || !same(array.get(at), another.get(at), depth + 1)) {
                    return false;
                }
            }
            return array.size() == another.size();
        }
        if (before instanceof COSNumber number && after instanceof COSNumber another) {
            return number.floatValue() == another.floatValue();
        }
        return Objects.equals(before, after);
    }

    private static @Nullable COSBase resolved(@Nullable COSBase value) {
        return value instanceof COSObject reference ? reference.getObject() : value;
    }

    private static byte[] content(COSDictionary dictionary) throws IOException {
        if (!(dictionary instanceof COSStream stream)) {
            return new byte[0];
        }
        try (var in = stream.createRawInputStream()) {
            return in.readAllBytes();
        }
    }
}
