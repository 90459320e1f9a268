package dev.serverlease.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.paper.ContractPaper.Clause;
import dev.serverlease.paper.ContractPaper.Paragraph;
import dev.serverlease.paper.SignatureFields.Place;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A contract as it is handed over: frame, execution page, fields for signatures, and what veraPDF says of it. */
@Tag("slow")
class ContractOnPaperTest {

    private static final String LESSEE = "示例𠮷田精密机械（上海）有限公司";

    private static byte[] printed;
    private static byte[] issued;
    private static List<String> pages;

    /** No demonstration, of a lessee whose name looks like markup. */
    private static String plain;

    @BeforeAll
    static void print() throws Exception {
        printed = print(SampleContract.of(LESSEE, true));
        issued = SignatureFields.add(printed);
        pages = Pdf.pages(issued);
        plain = Pdf.text(print(SampleContract.of("A & B <b>有限公司</b> ${1+1}", false)));
        Files.createDirectories(Path.of("target/paper"));
        Files.write(Path.of("target/paper/contract.pdf"), issued);
    }

    @Test
    void printedAndWithFieldsItIsAnArchiveFile() {
        assertThat(VeraPdf.violations(printed)).isEmpty();
        assertThat(VeraPdf.violations(issued)).isEmpty();
    }

    /** A page is enough for that. */
    @Test
    void anArchiveFileThatLostItsColoursIsNoticed() {
        var page = new PdfPrinter()
                .print(
                        "<html><head><style>body { font-family: 'Noto Sans SC' }</style></head><body>合同</body></html>",
                        "合同",
                        List.of());
        assertThat(VeraPdf.violations(page)).isEmpty();
        assertThat(VeraPdf.violations(changed(
                        page,
                        document -> document.getDocumentCatalog().getCOSObject().removeItem(COSName.OUTPUT_INTENTS))))
                .isNotEmpty();
    }

    @Test
    void eachPageSaysWhatItBelongsTo() {
        assertThat(pages).hasSizeBetween(8, 11);
        for (int page = 1; page <= pages.size(); page++) {
            assertThat(pages.get(page - 1))
                    .contains("合同编号 SL-2026-000001　第 2 稿", "3f1c9a7e5b2d4860")
                    .contains("第 " + page + " 页 / 共 " + pages.size() + " 页", "Page " + page + " of " + pages.size())
                    .contains("演示，不具有签署效力", "Demonstration: no legal effect");
        }
        assertThat(plain).contains("合同编号 SL-2026-000001").doesNotContain("演示");
    }

    @Test
    void theFirstPageListsWhatIsMarked() {
        assertThat(pages.get(0))
                .contains("重要提示", "第二条　用途与合法使用", "只能按约定用途使用", "第三条　国际专线的使用", "第二十条　暂停服务")
                .doesNotContain("第四条", "第五条　保密与数据");
        assertThat(pages.get(1)).contains("第二条　用途与合法使用【重要提示】");
    }

    @Test
    void noHeadingStandsAloneAtTheFootOfAPage() {
        assertThat(pages).allSatisfy(page -> {
            var lines = page.strip().lines().toList();
            assertThat(lines.get(lines.size() - 1)).doesNotStartWith("第").doesNotStartWith("Article");
        });
    }

    /** Wherever on a page it begins, a marked paragraph leaves no grey behind when its text goes to the next page. */
    @Test
    void greyStandsNowhereWithoutItsText() {
        var clauses = IntStream.rangeClosed(0, 50)
                .mapToObj(step -> markedAbove(2 * step))
                .toList();
        Pdf.read(print(SampleContract.of(LESSEE, false, clauses)), document -> {
            var renderer = new PDFRenderer(document);
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                assertThat(highestGreyWithoutText(renderer.renderImage(page)))
                        .as("points on page " + (page + 1))
                        .isLessThan(20);
            }
            return null;
        });
    }

    /** On a page of its own, which is filled with lines of 20 and 14 points but for about so much. */
    private static Clause markedAbove(int points) {
        int filled = 640 - points;
        int small = IntStream.range(0, 10)
                .filter(lines -> (filled - 14 * lines) % 20 == 0)
                .findFirst()
                .orElseThrow();
        var paragraphs = new ArrayList<Paragraph>();
        paragraphs.addAll(Collections.nCopies((filled - 14 * small) / 20, new Paragraph("一行。", "", false, true)));
        paragraphs.addAll(Collections.nCopies(small, new Paragraph("", "One line.", false, true)));
        paragraphs.add(new Paragraph(
                "出租人可以采取必要且影响最小的措施暂停服务，事先书面说明理由和期限；法律另有规定的除外。",
                "The lessor may suspend by the least intrusive measure, with reasons and period in writing beforehand, "
                        + "save where laws and administrative regulations provide otherwise or in urgency.",
                true,
                points % 4 == 0));
        return new Clause(
                new Bilingual("暂停服务", "Suspension"), "", paragraphs, new Bilingual("可以暂停服务。", "May suspend."), true);
    }

    /** In points; read where the grey of marked paragraphs begins, left of their text. */
    private static int highestGreyWithoutText(BufferedImage page) {
        int highest = 0;
        int without = 0;
        for (int y = 0; y < page.getHeight(); y++) {
            int row = y;
            boolean grey = (page.getRGB(75, y) & 0xFF) == 0xE6;
            boolean text = IntStream.range(78, 517).anyMatch(x -> (page.getRGB(x, row) & 0xFF) < 0xA0);
            without = grey && !text ? without + 1 : 0;
            highest = Math.max(highest, without);
        }
        return highest;
    }

    @Test
    void theLastPageIsForTheSignatures() {
        var last = pages.get(pages.size() - 1);
        assertThat(last.replace("\n", ""))
                .contains("签署页", "承租人（签名或者盖章）", "出租人（签名或者盖章）", LESSEE, "授权代表", "上海市浦东新区")
                .contains("签名面板", "the file's signature panel")
                .contains(SampleContract.DIGEST);
        assertThat(pages.get(pages.size() - 2)).contains("附件一").doesNotContain("签署页");
    }

    /** However long the names are: a seal must not cover a word, and a field must not leave the execution page. */
    @Test
    void nothingStandsWhereTheSignaturesGo() {
        for (var name : List.of(LESSEE, "株式会社".repeat(50), "A".repeat(200))) {
            var file = name.equals(LESSEE) ? issued : SignatureFields.add(print(SampleContract.of(name, true)));
            Pdf.read(file, document -> {
                var page = document.getPage(document.getNumberOfPages() - 1);
                var words = new PDFTextStripperByArea();
                words.addRegion("lessee", area(SignatureFields.LESSEE_PLACE));
                words.addRegion("lessor", area(SignatureFields.LESSOR_PLACE));
                words.addRegion("above", new Rectangle2D.Float(72, 172, 451, 43));
                words.addRegion("below", new Rectangle2D.Float(72, 345, 451, 300));
                words.extractRegions(page);
                assertThat(document.getNumberOfPages()).as(name).isEqualTo(pages.size());
                assertThat(words.getTextForRegion("lessee")).isBlank();
                assertThat(words.getTextForRegion("lessor")).isBlank();
                assertThat(words.getTextForRegion("above")).contains("承租人（签名或者盖章）", "出租人（签名或者盖章）");
                assertThat(words.getTextForRegion("below").replaceAll("\\s", ""))
                        .contains("名称", "签署人", "身份");
                return null;
            });
        }
    }

    @Test
    void theFieldsAreEmptyAndInTheirPlaces() {
        Pdf.read(issued, document -> {
            var form = document.getDocumentCatalog().getAcroForm();
            assertThat(form.getFields()).hasSize(2).allSatisfy(field -> {
                var place = field.getPartialName().equals("lessee")
                        ? SignatureFields.LESSEE_PLACE
                        : SignatureFields.LESSOR_PLACE;
                assertThat(((PDSignatureField) field).getSignature()).isNull();
                var rectangle = field.getWidgets().get(0).getRectangle();
                assertThat(rectangle.getLowerLeftX()).isEqualTo(place.x());
                assertThat(rectangle.getUpperRightY())
                        .isEqualTo(document.getPage(0).getMediaBox().getHeight() - place.y());
            });
            assertThat(document.getPage(document.getNumberOfPages() - 1).getAnnotations())
                    .hasSize(2);
            assertThat(document.getDocumentCatalog().getDocumentOutline().children())
                    .first()
                    .extracting(PDOutlineItem::getTitle)
                    .isEqualTo("第一条　租赁物");
            return null;
        });
    }

    @Test
    void textIsTextAndNoMarkup() {
        assertThat(plain).contains("A & B <b>有限公司</b> ${1+1}");
    }

    @Test
    void aMarkedClauseCannotMissOnTheFirstPage() {
        var paragraph = new Paragraph("正文", "Text", true, false);
        assertThatThrownBy(() -> new Clause(new Bilingual("第一条", "Article 1"), "", List.of(paragraph), null, false))
                .hasMessageContaining("第一条");
    }

    private static Rectangle2D area(Place place) {
        return new Rectangle2D.Float(place.x(), place.y(), place.width(), place.height());
    }

    private static byte[] print(ContractPaper paper) {
        return new PdfPrinter()
                .print(
                        ContractLayout.xhtml(paper),
                        paper.title().zh() + " " + paper.number(),
                        List.of(new EmbeddedFile(
                                "contract.json",
                                "application/json",
                                "合同数据 Data of the contract",
                                "{}".getBytes(StandardCharsets.UTF_8))));
    }

    private interface Change {
        void on(PDDocument document);
    }

    private static byte[] changed(byte[] pdf, Change change) {
        return Pdf.read(pdf, document -> {
            change.on(document);
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        });
    }
}
