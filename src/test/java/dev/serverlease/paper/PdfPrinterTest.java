package dev.serverlease.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is printed reads back, carries its data, and is never a text that nobody can read. */
@Tag("slow")
class PdfPrinterTest {

    private final PdfPrinter printer = new PdfPrinter();

    /** Compared as it is, without normalisation: search, copy and the comparison with a register do so too. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "承租人：上海田页信息技术有限公司",
                "人田页一二十卜厂八入几刀力又口土士夕大女子寸小山工己巾干广弓心戈户手支文斗斤方日曰月木止毛氏水火父片牙牛犬玄玉瓜瓦甘生用白皮目矛矢石示禾穴立竹米羊羽老而耳肉臣自至舌舟色虫血行衣西見角言谷豆豕貝赤走足身車辛辰里金長門隹雨青非面革韋韭音頁風飛食首香馬骨高鬼魚鳥鹿麥麻黃黍黑鼎鼓鼠鼻齊齒龍龜",
                "𠮷野家商贸、䶮㛃龘、𬱖堃喆犇、𪚥生",
                "ＡＢＣ（１２３）·Ω—“引号”‘单’…％　全角空格",
                "Office affidavit: final fluffy efficient TO AVOID Wi-Fi, naïve café 3 × 4 µm",
            })
    void theTextReadsBackAsItWasWritten(String text) {
        var printed = printer.print(
                "<html><head><style>body { font-family: 'Noto Sans SC', 'HanaMinB'; font-size: 6pt }</style></head>"
                        + "<body><p>" + text + "</p><p><b>" + text + "</b></p></body></html>",
                "名称",
                List.of());

        assertThat(Pdf.text(printed).replace("\n", "")).isEqualTo(text + text);
    }

    @Test
    void characterReferencesAreReadBackToo() {
        assertThat(Pdf.text(print("<p>&#x20BB7;&#20154;</p>"))).isEqualTo("𠮷人\n");
    }

    @Test
    void filesThatItCarriesComeOutAgain() {
        var json = "{\"number\":\"SL-2026-000001\",\"lessee\":\"𠮷野家\"}".getBytes(StandardCharsets.UTF_8);
        var printed = printer.print(
                page("<p>合同</p>"),
                "合同",
                List.of(new EmbeddedFile("contract.json", "application/json", "合同数据 Data of the contract", json)));

        assertThat(VeraPdf.violations(printed)).isEmpty();
        Pdf.read(printed, document -> {
            var catalog = document.getDocumentCatalog();
            var file = catalog.getNames().getEmbeddedFiles().getNames().get("contract.json");
            assertThat(file.getEmbeddedFile().toByteArray()).isEqualTo(json);
            assertThat(file.getEmbeddedFile().getSubtype()).isEqualTo("application/json");
            var associated = (COSArray) catalog.getCOSObject().getDictionaryObject(COSName.getPDFName("AF"));
            assertThat(((COSDictionary) associated.getObject(0)).getNameAsString("AFRelationship"))
                    .isEqualTo("Data");
            return null;
        });
    }

    @Test
    void titleAndLanguageAreThoseOfTheDocument() {
        Pdf.read(printer.print(page("<p>合同</p>"), "服务器租赁合同 SL-2026-000001", List.of()), document -> {
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("服务器租赁合同 SL-2026-000001");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("zh-CN");
            return null;
        });
    }

    @Test
    void aCharacterThatNoFontHasIsRefusedAndNotReplaced() {
        assertThatThrownBy(() -> print("<p>承租人：\uD83D\uDE00公司</p>"))
                .isInstanceOf(UnprintableText.class)
                .hasMessageContaining("U+1F600");
    }

    @Test
    void printsAtTheSameTimeDoNotMix() {
        var texts = IntStream.range(0, 8)
                .mapToObj(i -> "第" + i + "份合同：" + Character.toString(0x4E00 + 300 * i) + "𠮷龘")
                .toList();

        assertThat(texts.parallelStream()
                        .map(text -> Pdf.text(print("<p>" + text + "</p>")).strip()))
                .containsExactlyElementsOf(texts);
    }

    private byte[] print(String body) {
        return printer.print(page(body), "试印", List.of());
    }

    private static String page(String body) {
        return "<html><head><style>body { font-family: 'Noto Sans SC', 'HanaMinB' }</style></head><body>" + body
                + "</body></html>";
    }
}
