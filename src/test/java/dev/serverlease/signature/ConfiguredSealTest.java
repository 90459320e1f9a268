package dev.serverlease.signature;

import static dev.serverlease.signature.World.CLOCK;
import static dev.serverlease.signature.World.DEMO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.serverlease.signature.SignatureSettings.StoreType;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Date;
import java.util.Set;
import java.util.concurrent.Executors;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The seal of production: a key store of the settings, and a time-stamp service that can be away or slow. */
@Tag("slow")
class ConfiguredSealTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    private static final SealStore.Owner OWNER = new SealStore.Owner(World.LESSOR, "91110108MA01CX0664");

    @TempDir
    private Path folder;

    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            var thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void sealsWithTheKeyOfTheStoreAndTheStampsOfTheService() throws Exception {
        server.createContext("/tsa", exchange -> {
            assertThat(exchange.getRequestHeaders().getFirst("Content-Type")).isEqualTo("application/timestamp-query");
            var request = new TimeStampRequest(exchange.getRequestBody().readAllBytes());
            var answer = answer(request);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });

        var sealed = seal(url("/tsa"), Duration.ofSeconds(20))
                .seal(World.SIGNED, new SealAct(World.LESSOR, "SL-2027-000001"));

        var report = World.CHECK.check(World.lessorInSealed(), sealed);
        assertThat(report.fault()).as("%s", report.answers()).isEmpty();
    }

    @Test
    void aServiceThatIsSlowIsNotWaitedForAndNamed() throws Exception {
        server.createContext("/tsa", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            // the head comes at once, the rest never
            exchange.getResponseBody().write(0x30);
            exchange.getResponseBody().flush();
        });

        assertNamed(seal(url("/tsa"), SHORT));
    }

    @Test
    void aServiceThatRefusesIsNamed() throws Exception {
        server.createContext("/tsa", exchange -> {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });

        assertNamed(seal(url("/tsa"), Duration.ofSeconds(20)));
    }

    @Test
    void aServiceThatIsAwayIsNamed() throws Exception {
        var url = url("/tsa");
        server.stop(0);

        assertNamed(seal(url, Duration.ofSeconds(20)));
    }

    private static void assertNamed(LessorSeal seal) {
        assertThatThrownBy(() -> seal.seal(World.SIGNED, new SealAct(World.LESSOR, "SL-2027-000001")))
                .isInstanceOf(SigningUnavailable.class)
                .hasMessageContaining("时间戳服务")
                .hasMessageContaining("server-lease.time-stamp.url");
    }

    @Test
    void aStoreThatDoesNotOpenIsSaidAtTheStart() throws Exception {
        var store = store();
        assertThatThrownBy(() -> new ConfiguredSeal(settings(folder.resolve("none.p12"), "secret", "seal")))
                .hasMessageContaining("server-lease.seal.store");
        assertThatThrownBy(() -> new ConfiguredSeal(settings(store, "wrong", "seal")))
                .hasMessageContaining("密码");
        assertThatThrownBy(() -> new ConfiguredSeal(settings(store, "secret", "another")))
                .hasStackTraceContaining("no key named another");
    }

    /** So a store is taken away at once, or put in another's place, without a restart. */
    @Test
    void theStoreIsReadAtEachSeal() throws Exception {
        var store = store();
        var seal = new ConfiguredSeal(settings(store, "secret", "seal"));
        Files.move(store, folder.resolve("locked-away.p12"));
        assertThatThrownBy(() -> seal.open(OWNER)).isInstanceOf(SigningUnavailable.class);
        store(DEMO.timeStampKey());
        assertThat(seal.open(OWNER).chain()).isEqualTo(DEMO.timeStampKey().chain());
    }

    @Test
    void anchorsThatAreNoCertificatesAreSaidAtTheStart() throws Exception {
        var file = Files.writeString(folder.resolve("anchors.pem"), "nothing");

        assertThatThrownBy(() -> TrustAnchors.read(Reliability.RELIABLE_CERT, file))
                .hasMessageContaining("信任清单");
    }

    /** The chain's anchor decides how far a signature is relied on. */
    @Test
    void aSignatureUnderAConfiguredAnchorIsReliable() throws Exception {
        var file = Files.write(folder.resolve("anchors.pem"), DEMO.anchorsPem());
        var check = new SignedPdfCheck(TrustAnchors.read(Reliability.RELIABLE_CERT, file), DEMO.revocation(), CLOCK);
        var expected =
                ExpectedSignature.received(World.ISSUED, World.LESSEE, World.CODE, Set.of(Reliability.RELIABLE_CERT));

        assertThat(check.check(expected, World.SIGNED).isAccepted()).isTrue();
    }

    /** The demo's token, which has no nonce, cannot answer a request that has one. */
    private static byte[] answer(TimeStampRequest request) throws IOException {
        try {
            var key = DEMO.timeStampKey();
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(key.key());
            var digests = new JcaDigestCalculatorProviderBuilder().build();
            var tokens = new TimeStampTokenGenerator(
                    new JcaSignerInfoGeneratorBuilder(digests)
                            .build(signer, key.chain().get(0)),
                    digests.get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
                    new ASN1ObjectIdentifier("2.999.1"));
            tokens.addCertificates(new JcaCertStore(key.chain()));
            return new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED)
                    .generate(request, BigInteger.TEN, Date.from(CLOCK.instant()))
                    .getEncoded();
        } catch (GeneralSecurityException | OperatorCreationException | TSPException e) {
            throw new IOException(e);
        }
    }

    private LessorSeal seal(URI url, Duration within) throws Exception {
        return new LessorSeal(
                new ConfiguredSeal(settings(store(), "secret", "seal")),
                () -> new SealStore.Owner(World.LESSOR, null),
                new SignatureWriter(DEMO.anchors(), DEMO.revocation(), TimeStamps.online(url, within), CLOCK));
    }

    private URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private Path store() throws Exception {
        return store(DEMO.open(OWNER));
    }

    private Path store(SigningKey key) throws Exception {
        var keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry("seal", key.key(), "secret".toCharArray(), key.chain().toArray(X509Certificate[]::new));
        var file = folder.resolve("seal.p12");
        try (var out = Files.newOutputStream(file)) {
            keys.store(out, "secret".toCharArray());
        }
        return file;
    }

    private static SignatureSettings.Seal settings(Path store, String password, String alias) {
        return new SignatureSettings.Seal(StoreType.PKCS12, store, password, alias, Path.of("unused"));
    }
}
