package dev.serverlease.signature;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The lessor's seal: its electronic signature under contracts and evidence. The key is used at a contract officer's act
 * only; who that was, the caller records.
 */
public final class LessorSeal {

    /** The empty field that the paper keeps for the seal. */
    public static final String FIELD = "lessor";

    private final SealStore store;
    private final Supplier<SealStore.Owner> lessor;
    private final SignatureWriter writer;

    LessorSeal(SealStore store, Supplier<SealStore.Owner> lessor, SignatureWriter writer) {
        this.store = store;
        this.lessor = lessor;
        this.writer = writer;
    }

    /**
     * Seals a contract that the lessee has signed: PAdES in the field {@link #FIELD}, then all that is needed to check
     * every signature offline, and an archive time stamp over it. Check the result with {@link SignedPdfCheck} before
     * it is told to anybody.
     *
     * @throws SigningUnavailable if the seal or a time stamp cannot be had now; nothing was sealed, try again later
     */
    public byte[] seal(byte[] pdf, SealAct act) {
        var key = store.open(lessor.get());
        if (!key.subject().isNamed(act.lessorName())) {
            throw SigningUnavailable.othersSeal(act.lessorName(), key.subject().inWords());
        }
        return writer.forArchive(writer.sign(
                pdf, key, FIELD, "出租人电子签章 Seal of the lessor", act.lessorName(), act.statedReason(), signers(act)));
    }

    private List<String> signers(SealAct act) {
        var lines = new ArrayList<String>();
        var lessor = act.lessor();
        if (lessor != null) {
            lines.add(lessor.shown());
        }
        var lessee = act.lessee();
        if (lessee == null) {
            return lines;
        }
        lines.add("承租人已电子签名，证书见签名面板 Signed by the lessee: see the signature panel");
        lines.addAll(lessee.shown());
        lines.add(writer.shown(lessee.at()));
        return lines;
    }

    /**
     * For a lessee's file on its arrival: gives it our time stamp if it has none, and keeps the proof of its
     * certificates while they are valid. The bytes that came stay, as the beginning.
     *
     * @throws SigningUnavailable as in {@link #seal}
     */
    public byte[] withProof(byte[] signedPdf) {
        return writer.withProof(signedPdf);
    }

    /**
     * Signs other data: CAdES beside them, in DER, with archive time stamp; {@code openssl cms -verify} checks it.
     *
     * @throws SigningUnavailable as in {@link #seal}
     */
    public byte[] signDetached(byte[] data) {
        return writer.detached(data, store.open(lessor.get()));
    }

    /**
     * How the audit trail names the key: SHA-256 of its certificate, in hexadecimal.
     *
     * @throws SigningUnavailable if the key store cannot be opened now
     */
    public String keyDigest() {
        try {
            return Digests.sha256(certificate().getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("A certificate that was read can be written", e);
        }
    }

    /** @throws SigningUnavailable if the key store cannot be opened now */
    public X509Certificate certificate() {
        return store.open(lessor.get()).chain().get(0);
    }
}
