package dev.serverlease.signature;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Objects;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;

/** A contract of two pages in PDF/A-3b with the two empty fields on the last, as the paper will make it. */
final class ContractPdf {

    private static final String XMP = """
            <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
            <pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description>
            </rdf:RDF></x:xmpmeta><?xpacket end="w"?>""";

    private ContractPdf() {}

    static byte[] of(String number) {
        try (var pdf = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            archival(pdf);
            PDType0Font font;
            try (var in =
                    Objects.requireNonNull(ContractPdf.class.getResourceAsStream("/fonts/NotoSansSC-Regular.ttf"))) {
                font = PDType0Font.load(pdf, in, true);
            }
            page(pdf, font, "服务器租赁合同 " + number, "租金：每月 10,000.00 元");
            var last = page(pdf, font, "签署页", "出租人：　　　　　　　　承租人：");
            var form = new PDAcroForm(pdf);
            pdf.getDocumentCatalog().setAcroForm(form);
            form.setSignaturesExist(true);
            form.setAppendOnly(true);
            var fields = new ArrayList<>(form.getFields());
            fields.add(field(pdf, form, last, "lessor", 60));
            fields.add(field(pdf, form, last, "lessee", 320));
            form.setFields(fields);
            pdf.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PDPage page(PDDocument pdf, PDType0Font font, String... lines) throws IOException {
        var page = new PDPage(PDRectangle.A4);
        pdf.addPage(page);
        try (var content = new PDPageContentStream(pdf, page)) {
            content.beginText();
            content.setFont(font, 12);
            content.setLeading(20);
            content.newLineAtOffset(60, 780);
            for (var line : lines) {
                content.showText(line);
                content.newLine();
            }
            content.endText();
        }
        return page;
    }

    private static PDSignatureField field(PDDocument pdf, PDAcroForm form, PDPage page, String name, float x)
            throws IOException {
        var field = new PDSignatureField(form);
        field.setPartialName(name);
        var widget = field.getWidgets().get(0);
        widget.setRectangle(new PDRectangle(x, 500, 220, 90));
        widget.setPage(page);
        widget.setPrinted(true);
        var empty = new PDAppearanceStream(pdf);
        empty.setBBox(new PDRectangle(220, 90));
        var appearance = new PDAppearanceDictionary();
        appearance.setNormalAppearance(empty);
        widget.setAppearance(appearance);
        page.getAnnotations().add(widget);
        return field;
    }

    private static void archival(PDDocument pdf) throws IOException {
        var metadata = new PDMetadata(pdf, new ByteArrayInputStream(XMP.getBytes(StandardCharsets.UTF_8)));
        pdf.getDocumentCatalog().setMetadata(metadata);
        pdf.getDocument().getTrailer().removeItem(COSName.INFO);
        var colours = new PDOutputIntent(
                pdf,
                new ByteArrayInputStream(
                        ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData()));
        colours.setInfo("sRGB IEC61966-2.1");
        colours.setOutputCondition("sRGB IEC61966-2.1");
        colours.setOutputConditionIdentifier("sRGB IEC61966-2.1");
        colours.setRegistryName("http://www.color.org");
        pdf.getDocumentCatalog().addOutputIntent(colours);
    }
}
