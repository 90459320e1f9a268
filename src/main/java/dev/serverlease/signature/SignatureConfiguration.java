package dev.serverlease.signature;

import dev.serverlease.register.Lessors;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * The demo profile makes its own certifier and seal, and trusts them. Everywhere else the settings name a key store, a
 * time-stamp service and trust anchors; without them contracts are drafted but not sealed, and who tries is told so.
 */
@Configuration(proxyBeanMethods = false)
class SignatureConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(SignatureConfiguration.class);

    @Configuration(proxyBeanMethods = false)
    @Profile("demo")
    static class Demo {

        @Bean
        DemoAuthority demoAuthority(SignatureSettings settings, Clock clock) {
            return new DemoAuthority(settings.seal().demoDirectory(), clock);
        }

        @Bean
        TrustAnchors trustAnchors(SignatureSettings settings, DemoAuthority demo) {
            return configured(settings.trust()).and(demo.anchors());
        }

        @Bean
        SignedPdfCheck signedPdfCheck(TrustAnchors anchors, DemoAuthority demo, Clock clock) {
            return new SignedPdfCheck(anchors, demo.revocation(), clock);
        }

        @Bean
        TimeStamps timeStamps(DemoAuthority demo) {
            return demo.timeStamps();
        }

        @Bean
        LessorSeal lessorSeal(
                TrustAnchors anchors, DemoAuthority demo, TimeStamps stamps, Lessors lessors, Clock clock) {
            return new LessorSeal(
                    demo, () -> owner(lessors), new SignatureWriter(anchors, demo.revocation(), stamps, clock));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Profile("!demo")
    static class Production {

        @Bean
        TrustAnchors trustAnchors(SignatureSettings settings) {
            return configured(settings.trust());
        }

        @Bean
        SignedPdfCheck signedPdfCheck(TrustAnchors anchors, SignatureSettings settings, Clock clock) {
            return new SignedPdfCheck(
                    anchors, Revocation.online(settings.timeStamp().within()), clock);
        }

        @Bean
        TimeStamps timeStamps(SignatureSettings settings) {
            var url = settings.timeStamp().url();
            return url == null
                    ? TimeStamps.none()
                    : TimeStamps.online(url, settings.timeStamp().within());
        }

        @Bean
        LessorSeal lessorSeal(
                TrustAnchors anchors, SignatureSettings settings, TimeStamps stamps, Lessors lessors, Clock clock) {
            if (settings.seal().store() == null || !stamps.isConfigured()) {
                LOG.warn("{}", SigningUnavailable.notConfigured().getMessage());
                return new LessorSeal(
                        owner -> {
                            throw SigningUnavailable.notConfigured();
                        },
                        () -> owner(lessors),
                        new SignatureWriter(anchors, Revocation.OFFLINE, stamps, clock));
            }
            return new LessorSeal(
                    new ConfiguredSeal(settings.seal()),
                    () -> owner(lessors),
                    new SignatureWriter(
                            anchors, Revocation.online(settings.timeStamp().within()), stamps, clock));
        }
    }

    private static SealStore.Owner owner(Lessors lessors) {
        var lessor = lessors.current();
        return new SealStore.Owner(lessor.name(), lessor.uscc());
    }

    private static TrustAnchors configured(SignatureSettings.Trust trust) {
        var anchors = TrustAnchors.none();
        if (trust.anchors() != null) {
            anchors = anchors.and(TrustAnchors.read(Reliability.RELIABLE_CERT, trust.anchors()));
        }
        if (trust.agreedAnchors() != null) {
            anchors = anchors.and(TrustAnchors.read(Reliability.AGREED, trust.agreedAnchors()));
        }
        return anchors;
    }
}
