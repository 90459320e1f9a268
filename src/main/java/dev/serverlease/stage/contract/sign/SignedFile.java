package dev.serverlease.stage.contract.sign;

import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.visit.VisitorForm;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What the signer has signed elsewhere; here only whether it is a PDF at all, the rest the verification says. */
final class SignedFile {

    private static final byte[] BEGINNING = "%PDF-".getBytes(StandardCharsets.US_ASCII);

    private SignedFile() {}

    /** @throws Refusal with 422 if it is empty or no PDF */
    static byte[] of(VisitorForm form) {
        var file = form.file();
        if (file.length == 0) {
            throw wrong(
                    "请选择已签名的 PDF 文件；所选文件为空的，请重新选择。 Choose the signed PDF; if the one you chose is empty, choose another.");
        }
        if (file.length < BEGINNING.length
                || !Arrays.equals(file, 0, BEGINNING.length, BEGINNING, 0, BEGINNING.length)) {
            throw wrong(
                    "这不是 PDF 文件，无法作为签署的合同接收；请上传由本页下载、签名后另存的 PDF。 This is no PDF; hand in the file that you downloaded here and"
                            + " signed.");
        }
        return file;
    }

    private static Refusal wrong(String message) {
        return new Refusal(422, message, List.of(new FieldError("file", message)));
    }
}
