package dev.serverlease.signature;

import dev.serverlease.signature.pdf.Acting;
import dev.serverlease.signature.pdf.Expansion;
import dev.serverlease.signature.pdf.Revisions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;

/** What is refused before anybody verifies a signature: other files, and what does more than being read. */
final class FileGuard {

    /**
     * As much as is kept of any file: twice what a lessee hands in, for stamps, revocation lists and the seal come on
     * top.
     */
    static final int MOST_BYTES = 20_000_000;

    private static final byte[] MAGIC = {'%', 'P', 'D', 'F'};

    /** DER of the arc 1.2.156.10197.1, under which the national algorithms SM2 and SM3 are numbered. */
    private static final byte[] NATIONAL = {0x2A, (byte) 0x81, 0x1C, (byte) 0xCF, 0x55, 0x01};

    private static final Set<String> FORMATS =
            Set.of("adbe.pkcs7.detached", "ETSI.CAdES.detached", "adbe.pkcs7.sha1", "ETSI.RFC3161");

    private FileGuard() {}

    static Optional<SignatureFault> fault(ExpectedSignature expected, byte[] file) {
        if (file.length == 0) {
            return Optional.of(SignatureFault.EMPTY);
        }
        if (file.length > MOST_BYTES) {
            return Optional.of(SignatureFault.TOO_LARGE);
        }
        if (!startsWith(file, MAGIC)) {
            return Optional.of(SignatureFault.NOT_A_PDF);
        }
        if (!startsWith(file, expected.issued())) {
            return Optional.of(
                    contains(file, "/Encrypt".getBytes(StandardCharsets.US_ASCII))
                            ? SignatureFault.ENCRYPTED
                            : SignatureFault.OTHER_DOCUMENT);
        }
        if (!Expansion.isBounded(file, expected.issued().length)) {
            return Optional.of(SignatureFault.TOO_LARGE);
        }
        try (var pdf = Loader.loadPDF(file);
                var issued = Loader.loadPDF(expected.issued())) {
            if (pdf.isEncrypted()) {
                return Optional.of(SignatureFault.ENCRYPTED);
            }
            if (!Acting.in(issued).places().containsAll(Acting.in(pdf).places())) {
                return Optional.of(SignatureFault.SCRIPTS);
            }
            return signatureFault(expected, pdf).or(() -> endFault(expected, pdf, file));
        } catch (InvalidPasswordException e) {
            return Optional.of(SignatureFault.ENCRYPTED);
        } catch (IOException | RuntimeException e) {
            return Optional.of(SignatureFault.DAMAGED);
        }
    }

    /** The signatures are in the expected fields, each signs what was issued, and there are no others. */
    private static Optional<SignatureFault> signatureFault(ExpectedSignature expected, PDDocument pdf)
            throws IOException {
        var fields = new ArrayList<String>();
        for (var field : pdf.getSignatureFields()) {
            var signature = field.getSignature();
            if (signature == null || isTimeStamp(signature)) {
                continue;
            }
            fields.add(field.getFullyQualifiedName());
            if (isNational(signature)) {
                return Optional.of(SignatureFault.NATIONAL_ALGORITHMS);
            }
            var range = signature.getByteRange();
            if (range.length != 4 || range[0] != 0 || range[1] < expected.issued().length) {
                return Optional.of(SignatureFault.OTHER_DOCUMENT);
            }
        }
        if (fields.isEmpty()) {
            return Optional.of(SignatureFault.NO_SIGNATURE);
        }
        if (fields.size() > expected.signedFields().size()) {
            return Optional.of(SignatureFault.SEVERAL_SIGNATURES);
        }
        return Set.copyOf(fields).equals(expected.signedFields())
                ? Optional.empty()
                : Optional.of(
                        fields.contains(expected.field()) ? SignatureFault.NO_SIGNATURE : SignatureFault.OTHER_FIELD);
    }

    /** The file ends with its last signature, and the next one can be written after it. */
    private static Optional<SignatureFault> endFault(ExpectedSignature expected, PDDocument pdf, byte[] file) {
        try {
            int end = 0;
            for (var signature : pdf.getSignatureDictionaries()) {
                var range = signature.getByteRange();
                if (range.length == 4) {
                    end = Math.max(end, Math.min(range[2] + range[3], file.length));
                }
            }
            if (!Revisions.areWhole(file, end, pdf.getDocument().getXrefTable().values())) {
                return Optional.of(SignatureFault.BYTES_AFTER_THE_SIGNATURE);
            }
            return expected.signedFields().contains(LessorSeal.FIELD) || goesOn(pdf)
                    ? Optional.empty()
                    : Optional.of(SignatureFault.DAMAGED);
        } catch (IOException e) {
            return Optional.of(SignatureFault.DAMAGED);
        }
    }

    /** Whether an incremental update can be read back: else the lessee would be bound, and nobody could seal. */
    private static boolean goesOn(PDDocument pdf) throws IOException {
        pdf.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
        var out = new ByteArrayOutputStream();
        pdf.saveIncremental(out);
        try (var next = Loader.loadPDF(out.toByteArray())) {
            return next.getSignatureDictionaries().size()
                    == pdf.getSignatureDictionaries().size();
        }
    }

    private static boolean isTimeStamp(PDSignature signature) {
        return "DocTimeStamp".equals(signature.getCOSObject().getNameAsString(COSName.TYPE));
    }

    private static boolean isNational(PDSignature signature) {
        return contains(signature.getContents(), NATIONAL) || !FORMATS.contains(signature.getSubFilter());
    }

    private static boolean startsWith(byte[] bytes, byte[] beginning) {
        return bytes.length >= beginning.length
                && Arrays.equals(bytes, 0, beginning.length, beginning, 0, beginning.length);
    }

    static boolean contains(byte[] bytes, byte[] part) {
        for (int at = 0; at <= bytes.length - part.length; at++) {
            if (Arrays.equals(bytes, at, at + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }
}
