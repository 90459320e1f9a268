package dev.serverlease.stage.contract;

import dev.serverlease.request.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * The lessee's signature on paper, as a contract officer records it.
 *
 * @param signer who signed for the lessee
 * @param authority legal representative, or the letter of authority
 * @param kind HANDWRITTEN or SEAL
 * @param contractDigest digest of the draft that was signed, as {@code GET …/contract} gave it
 * @param mismatchReason why it is recorded although the signer or the authority is not the application's
 * @param scan id of the attachment that shows what was signed
 * @param archivedAt where the original lies, which a court may ask for
 */
record SignatureRequest(
        @NotBlank(message = "请填写签署人。 Say who signed.")
        @Size(max = 100, message = "最多 100 字。 At most 100 characters.")
        @Pattern(regexp = PlainText.NAME, message = PlainText.NAME_REMEDY)
        String signer,

        @NotBlank(message = "请填写授权依据（法定代表人或者授权委托书编号）。 Say by what authority.")
        @Size(max = 500, message = "最多 500 字。 At most 500 characters.")
        @Pattern(regexp = PlainText.LINE, message = PlainText.REMEDY)
        String authority,

        @NotBlank(message = "请选择签署方式：手写签名或者盖章。 Say how: by hand or by seal.")
        @Pattern(regexp = "HANDWRITTEN|SEAL|", message = "签署方式只能是手写签名或者盖章。 Must be by hand or by seal.")
        String kind,

        @NotBlank(message = "请填写所签合同文本的摘要。 Give the digest of the contract that was signed.")
        @Pattern(regexp = "[0-9a-f]{64}|\\s*", message = "摘要是 64 位十六进制数。 The digest has 64 hexadecimal digits.")
        String contractDigest,

        @Size(max = 1000, message = "最多 1000 字。 At most 1000 characters.")
        @Pattern(regexp = PlainText.LINES, message = PlainText.REMEDY)
        @Nullable
        String mismatchReason,

        @NotBlank(message = "请先上传已签合同的扫描件，再在此选择。 Hand in the scan of the signed contract first, then choose it here.")
        @Pattern(
                regexp = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|\\s*",
                message = "请选择本租赁附件中的已签合同扫描件。 Choose a scan of the signed contract among the lease's files.")
        String scan,

        @NotBlank(message = "请填写纸质原件的存放处（档案号、柜号）。 Say where the original lies.")
        @Size(max = 200, message = "最多 200 字。 At most 200 characters.")
        @Pattern(regexp = PlainText.LINE, message = PlainText.REMEDY)
        String archivedAt,

        @Nullable Boolean allPages,
        @Nullable Boolean digestOnEachPage,
        @Nullable Boolean nothingByHand,
        @Nullable Boolean signerAsNamed,
        @Nullable Boolean sealNamesLessee,
        @Nullable Boolean sealAcrossPages,
        @Nullable Boolean dated) {

    /** What was answered to a point of the comparison; null if nothing was. */
    @Nullable
    Boolean answer(String field) {
        return switch (field) {
            case "allPages" -> allPages;
            case "digestOnEachPage" -> digestOnEachPage;
            case "nothingByHand" -> nothingByHand;
            case "signerAsNamed" -> signerAsNamed;
            case "sealNamesLessee" -> sealNamesLessee;
            case "sealAcrossPages" -> sealAcrossPages;
            case "dated" -> dated;
            default -> throw new IllegalArgumentException("No such point: " + field);
        };
    }
}
