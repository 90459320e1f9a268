package dev.serverlease.access.door;

import dev.serverlease.start.RefusedToStart;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * The web server's settings: it does not parse forms from a body, does not wait for unread bodies, and trusts a proxy's
 * statement about the client only if the settings name that proxy.
 */
@Component
class WebServer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F]*[.:][0-9a-fA-F.:]+");

    private final List<String> trustedProxies;

    /** @param trustedProxies IP addresses of the trusted proxies; if empty, no proxy is trusted */
    WebServer(@Value("${server-lease.trusted-proxies:}") List<String> trustedProxies) {
        this.trustedProxies = trustedProxies.stream()
                .map(String::strip)
                .map(WebServer::asTheServerWritesIt)
                .toList();
    }

    private static String asTheServerWritesIt(String address) {
        try {
            if (ADDRESS.matcher(address).matches()) {
                return InetAddress.getByName(address).getHostAddress();
            }
        } catch (UnknownHostException noAddress) {
            // reported below
        }
        throw new RefusedToStart("server-lease.trusted-proxies 只接受 IP 地址，“" + address
                + "”不是。 server-lease.trusted-proxies takes IP addresses; “" + address + "” is not one.");
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addEngineValves(new RequestMarks());
        if (!trustedProxies.isEmpty()) {
            factory.addEngineValves(clientBehind(trustedProxies));
        }
        factory.addEngineValves(new UnreadBodies());
        factory.addConnectorCustomizers(connector -> connector.setParseBodyMethods(""));
        factory.addContextCustomizers(
                context -> ((StandardHost) context.getParent()).setErrorReportValveClass(ServerErrors.class.getName()));
    }

    /**
     * Takes source address and protocol from {@code X-Forwarded-For} and {@code X-Forwarded-Proto} of these proxies.
     */
    static RemoteIpValve clientBehind(List<String> proxies) {
        var valve = new RemoteIpValve();
        valve.setInternalProxies(proxies.stream().map(Pattern::quote).collect(Collectors.joining("|")));
        valve.setTrustedProxies(null);
        valve.setRemoteIpHeader("X-Forwarded-For");
        valve.setProtocolHeader("X-Forwarded-Proto");
        return valve;
    }
}
