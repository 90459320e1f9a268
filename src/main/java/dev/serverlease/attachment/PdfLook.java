package dev.serverlease.attachment;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.signature.pdf.Acting;
import dev.serverlease.signature.pdf.Expansion;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * What is looked at in every PDF that is handed in, whatever for: people read it, years later, and it does nothing but
 * be read. Its pages and pictures are not expanded here, so that a look takes milliseconds.
 */
final class PdfLook {

    private static final Bilingual ENCRYPTED = new Bilingual(
            "此 PDF 设有密码或者使用限制（加密），以后可能无法查阅；请取消密码，另存后再上传。",
            "This PDF has a password or restrictions (it is encrypted) and may not be readable later: remove the password,"
                    + " save it and hand it in again.");

    private static final Bilingual UNREADABLE = new Bilingual(
            "此 PDF 打不开或者没有页面；请重新扫描，或者重新生成后再上传。", "This PDF cannot be opened or has no page: scan it or make it again.");

    private static final Bilingual RUNS = new Bilingual(
            "此 PDF 含有脚本、启动程序或者发送数据的动作，或者内嵌的文件，不予保存；请打印为 PDF 或者重新扫描后再上传，内嵌的文件另行上传。",
            "This PDF has a script, an action that starts a program or sends data, or a file embedded in it, and is not"
                    + " kept: print it to a PDF or scan it, and hand in what was embedded by itself.");

    private static final Bilingual TOO_LARGE = new Bilingual(
            "此 PDF 打开后过大，疑为压缩炸弹，不予保存；请打印为 PDF 或者重新扫描后再上传。",
            "This PDF grows beyond measure when it is opened and is not kept: print it to a PDF or scan it.");

    private PdfLook() {}

    static Look at(byte[] pdf) {
        if (!Expansion.isBoundedToOpen(pdf)) {
            return Look.wrong(TOO_LARGE);
        }
        try (var document = Loader.loadPDF(pdf)) {
            if (document.isEncrypted()) {
                return Look.wrong(ENCRYPTED);
            }
            if (document.getNumberOfPages() == 0) {
                return Look.wrong(UNREADABLE);
            }
            document.getPage(0);
            return Acting.in(document).runs()
                    ? Look.wrong(RUNS)
                    : new Look(document.getNumberOfPages(), ElectronicPaper.number(document), null);
        } catch (InvalidPasswordException e) {
            return Look.wrong(ENCRYPTED);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // made to break a reader, or broken: nobody will read it
            return Look.wrong(UNREADABLE);
        }
    }
}
