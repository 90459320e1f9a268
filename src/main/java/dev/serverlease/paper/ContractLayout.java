package dev.serverlease.paper;

import java.util.Map;

/** Lays a contract out: {@code templates/contract/paper.html} filled with a {@link ContractPaper}. */
public final class ContractLayout {

    private ContractLayout() {}

    /** Well-formed XHTML for {@link PdfPrinter}; the places of {@link SignatureFields} are free on its last page. */
    public static String xhtml(ContractPaper paper) {
        return PaperTemplate.xhtml(
                "contract/paper",
                Map.of(
                        "paper",
                        paper,
                        "qr",
                        QrCode.dataUri(paper.qrText()),
                        "lesseePlace",
                        SignatureFields.LESSEE_PLACE,
                        "lessorPlace",
                        SignatureFields.LESSOR_PLACE));
    }
}
