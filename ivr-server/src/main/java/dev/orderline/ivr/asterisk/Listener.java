package dev.orderline.ivr.asterisk;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A listening socket and what was accepted on it: up to a number, the rest is closed at once. */
final class Listener implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Listener.class);

    /** Our frames that a peer has not taken: 2 s; beyond that it is not written to. */
    private static final WriteBufferWaterMark UNREAD =
            new WriteBufferWaterMark(16 * 1024, 32 * 1024);

    private final EventLoopGroup loops;
    private final ChannelGroup accepted = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Channel listening;

    /**
     * Binds, and from now on accepts.
     *
     * @param name of the threads
     * @param setUp builds the pipeline of an accepted connection, on its event loop
     * @throws IllegalStateException if the address cannot be bound
     */
    Listener(String name, MediaSettings settings, Consumer<ChannelPipeline> setUp) {
        loops =
                new MultiThreadIoEventLoopGroup(
                        2, new DefaultThreadFactory(name, true), NioIoHandler.newFactory());
        ChannelFuture bound =
                new ServerBootstrap()
                        .group(loops)
                        .channel(NioServerSocketChannel.class)
                        .option(ChannelOption.SO_BACKLOG, 1024)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, UNREAD)
                        .childHandler(
                                new ChannelInitializer<>() {
                                    @Override
                                    protected void initChannel(Channel channel) {
                                        if (admit(channel, settings.maxConnections()))
                                            setUp.accept(channel.pipeline());
                                    }
                                })
                        .bind(settings.address())
                        .awaitUninterruptibly();
        listening = bound.channel();
        if (!bound.isSuccess()) {
            shutDown();
            throw new IllegalStateException(
                    "cannot listen on " + settings.address(), bound.cause());
        }
    }

    /** Where it listens, with the port it got. */
    InetSocketAddress address() {
        return (InetSocketAddress) listening.localAddress();
    }

    /** Its threads. */
    List<Executor> eventLoops() {
        List<Executor> all = new ArrayList<>();
        loops.forEach(all::add);
        return all;
    }

    /** Accepts no more. Idempotent. */
    void stop() {
        if (listening.isOpen()) listening.close().awaitUninterruptibly();
    }

    /** Closes everything. Idempotent. */
    @Override
    public void close() {
        stop();
        if (loops.isShuttingDown()) return;
        accepted.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
        shutDown();
    }

    private void shutDown() {
        var _ =
                loops.shutdownGracefully(0, 1, TimeUnit.SECONDS)
                        .awaitUninterruptibly(2, TimeUnit.SECONDS);
    }

    private synchronized boolean admit(Channel channel, int max) {
        if (accepted.size() < max) return accepted.add(channel);
        log.warn("closed {}: more than {} media connections", channel.remoteAddress(), max);
        var _ = channel.close();
        return false;
    }
}
