package dev.serverlease.stage.contract;

import dev.serverlease.request.PlainText;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
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
 * @param compared that the scan was compared with the contract point by point
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

        @NotNull(message = SignatureRequest.COMPARE) @AssertTrue(message = SignatureRequest.COMPARE)
        Boolean compared) {

    static final String COMPARE =
            "请逐项比对后选“是”：页数齐全，每页编号和摘要一致，无手写改动，签署人与申请或者授权委托书一致，印章文字与登记名称一致，骑缝章完整，日期齐全。 Compare the scan point by"
                    + " point, then say yes: all pages, number and digest on each, nothing changed by hand, the signer as applied"
                    + " for or authorised, the seal's words the registered name, the seal across the pages whole, the date.";
}
