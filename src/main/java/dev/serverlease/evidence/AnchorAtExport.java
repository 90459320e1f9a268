package dev.serverlease.evidence;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Anchors a lease whose evidence is taken out, so that the bundle proves its own newest entry. */
@Component
public class AnchorAtExport {

    private final Anchors anchors;
    private final AnchorStamps stamps;

    AnchorAtExport(Anchors anchors, AnchorStamps stamps) {
        this.anchors = anchors;
        this.stamps = stamps;
    }

    /** Without an anchor or a token, where none can be had now, the bundle is made all the same and shows it. */
    public void of(String leaseNumber) {
        anchors.settle();
        try {
            anchors.ofExport(leaseNumber);
        } catch (DuplicateKeyException another) {
            // another node made an anchor at the same moment
        }
        stamps.askForThoseDue();
    }
}
