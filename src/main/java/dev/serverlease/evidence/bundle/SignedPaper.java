package dev.serverlease.evidence.bundle;

import dev.serverlease.words.Words;

/**
 * Which file of a bundle shows a contract or an agreement as it was signed, for the index and the manifest.
 *
 * @param path of the file
 * @param paper {@code contract}, or {@code agreement-} with its position
 * @param draft version of the text that was signed, as in {@code contract/text-1.json}
 * @param signedBy BOTH, or LESSEE of what the lessor had not sealed yet
 * @param form SCAN of the paper, or ELECTRONIC
 * @param kind code of how the last of them signed: HANDWRITTEN, SEAL, RELIABLE_ESIGN …
 * @param signedOn the day of that signature in China, as 2026-12-01
 */
record SignedPaper(String path, String paper, int draft, String signedBy, String form, String kind, String signedOn) {

    static final String SCAN = "SCAN";

    boolean isByBoth() {
        return signedBy.equals("BOTH");
    }

    /** @param number of an agreement, like SL-2026-000123-B1 */
    boolean isOfAgreement(String number) {
        return paper.equals("agreement-" + number.replaceFirst(".*-B", ""));
    }

    /** What the file is, in words. */
    String words() {
        boolean contract = paper.equals("contract");
        boolean both = isByBoth();
        var how = Words.ofFact("contract.signatureKind", kind).orElseThrow();
        boolean scan = form.equals(SCAN);
        var zh = (both ? (contract ? "【合同】" : "【协议】") + "双方签署的" : "只有承租人签署、出租人尚未用印的") + (contract ? "合同" : "协议") + "（"
                + (scan ? "纸面扫描件" : "电子文件") + "，" + how.zh() + "，" + signedOn + "）";
        var en = (contract ? "The contract" : "The agreement")
                + (both ? ", as both signed it (" : " with the lessee's signature alone, not sealed by the lessor (")
                + (scan ? "scan of the paper" : "electronic file") + ", " + how.en() + ", " + signedOn + ")";
        return zh + " " + en;
    }
}
