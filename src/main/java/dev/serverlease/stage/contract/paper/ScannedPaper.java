package dev.serverlease.stage.contract.paper;

import dev.serverlease.attachment.ScanOrigin;
import dev.serverlease.lease.Bilingual;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that was handed in as the scan of a signed paper, beside the draft that is signed now.
 *
 * @param digest SHA-256 of the file
 * @param pages of the file; a picture has one
 * @param pagesOfText of the draft, as it was printed
 * @param isAsIssued whether it is a draft of this lease itself, with nobody's signature
 * @param shows number of the contract or agreement of this lease whose signature it shows already; null if none
 */
public record ScannedPaper(
        UUID id,
        String fileName,
        String mediaType,
        String digest,
        int pages,
        int pagesOfText,
        boolean isAsIssued,
        ScanOrigin origin,
        @Nullable String shows) {

    /** Whether it may be meant as another scan than those on record. */
    public boolean isFresh() {
        return !isAsIssued && shows == null;
    }

    /** Why it does not show a signature under the draft and what to do; empty if nothing speaks against it. */
    public Optional<Bilingual> objection(String leaseNumber) {
        if (isAsIssued) {
            return Optional.of(
                    new Bilingual(
                            "这是系统生成的文本，没有任何一方的签名；请上传签名后的扫描件。",
                            "This is the text as it was issued, with nobody's signature: hand in the scan of what was signed."));
        }
        return origin.objection(leaseNumber)
                .or(() -> pages < pagesOfText
                        ? Optional.of(new Bilingual(
                                "扫描件只有 " + pages + " 页，合同文本共 " + pagesOfText + " 页，不是整份；请扫描全部页，合为一个 PDF 后重新上传。",
                                "The scan has " + pages + " pages and the text " + pagesOfText
                                        + ", so it is not the whole: scan all pages into one PDF and hand it in."))
                        : Optional.empty());
    }
}
