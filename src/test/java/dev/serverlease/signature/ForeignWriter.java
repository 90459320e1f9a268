package dev.serverlease.signature;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureInterface;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Signs as any other program does: a plain CMS signature, no time stamp, no appearance. And changes files. */
final class ForeignWriter {

    interface Change {
        void apply(PDDocument pdf) throws IOException;
    }

    private ForeignWriter() {}

    static byte[] sign(byte[] pdf, SigningKey key, String field) {
        return sign(pdf, key, field, nothing -> {});
    }

    /** @param before made in the same revision that is signed */
    static byte[] sign(byte[] pdf, SigningKey key, String field, Change before) {
        return sign(pdf, field, before, content -> cms(content, key));
    }

    static byte[] signWith(byte[] pdf, String field, SignatureInterface writer) {
        return sign(pdf, field, nothing -> {}, writer);
    }

    private static byte[] sign(byte[] pdf, String field, Change before, SignatureInterface writer) {
        try (var document = Loader.loadPDF(pdf);
                var out = new ByteArrayOutputStream()) {
            var signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(PDSignature.SUBFILTER_ADBE_PKCS7_DETACHED);
            Calendar now = new GregorianCalendar(TimeZone.getTimeZone("Asia/Shanghai"));
            now.setTimeInMillis(World.CLOCK.millis());
            signature.setSignDate(now);
            var form = document.getDocumentCatalog().getAcroForm();
            if (form.getField(field) instanceof PDSignatureField there) {
                there.getCOSObject().setItem(COSName.V, signature);
                touch(there.getCOSObject());
            }
            document.addSignature(signature, writer);
            before.apply(document);
            document.saveIncremental(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes a file as an incremental update, without signing. */
    static byte[] change(byte[] pdf, Change change) {
        try (var document = Loader.loadPDF(pdf);
                var out = new ByteArrayOutputStream()) {
            change.apply(document);
            document.saveIncremental(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void touch(COSDictionary dictionary) {
        dictionary.setNeedToBeUpdated(true);
    }

    private static byte[] cms(InputStream content, SigningKey key) throws IOException {
        try {
            var generator = new CMSSignedDataGenerator();
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(key.key());
            generator.addSignerInfoGenerator(
                    new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                            .build(signer, key.chain().get(0)));
            generator.addCertificates(new JcaCertStore(key.chain()));
            return generator
                    .generate(new CMSProcessableByteArray(content.readAllBytes()), false)
                    .getEncoded();
        } catch (CMSException | OperatorCreationException | GeneralSecurityException e) {
            throw new IOException(e);
        }
    }
}
