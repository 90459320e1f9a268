package dev.serverlease.notification;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import org.springframework.mail.MailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * Connections to a mail server that are closed after some time, whatever is going on. The mail library bounds only each
 * read by itself: a server that answers a byte now and then would keep a mail's row locked, and all other mails
 * waiting.
 */
final class ShortSockets extends SocketFactory {

    private static final ScheduledExecutorService END = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "mail-ends");
        thread.setDaemon(true);
        return thread;
    });

    private final Duration longest;

    private ShortSockets(Duration longest) {
        this.longest = longest;
    }

    /** From now on no mail of this sender takes longer, unless that is bounded already. */
    static void bound(MailSender sender, Duration longest) {
        if (sender instanceof JavaMailSenderImpl known) {
            var protocol = known.getProtocol() == null ? JavaMailSenderImpl.DEFAULT_PROTOCOL : known.getProtocol();
            known.getJavaMailProperties().putIfAbsent("mail." + protocol + ".socketFactory", new ShortSockets(longest));
        }
    }

    @Override
    public Socket createSocket() {
        var socket = new Socket();
        END.schedule(() -> close(socket), longest.toNanos(), TimeUnit.NANOSECONDS);
        return socket;
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // that is what was wanted
        }
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw unconnected();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        throw unconnected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw unconnected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        throw unconnected();
    }

    private static UnsupportedOperationException unconnected() {
        return new UnsupportedOperationException("The mail library connects its sockets itself");
    }
}
