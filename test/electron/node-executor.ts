// The part of electron-updater that asks Electron's network stack, on Node's instead: the same doDownload with its checks, another socket (as electron-builder's own tests have it).
import { NodeHttpExecutor } from 'builder-util/out/nodeHttpExecutor.js';
import { configureRequestOptions, configureRequestUrl } from 'builder-util-runtime';
import type { DownloadOptions } from 'builder-util-runtime';
import type { RequestOptions } from 'node:http';

/** @see file comment */
export class NodeUpdateExecutor extends NodeHttpExecutor {
  async download(url: URL, destination: string, options: DownloadOptions): Promise<string> {
    return options.cancellationToken.createPromise<string>((resolve, reject, onCancel) => {
      const request: RequestOptions = { headers: options.headers ?? {} };
      configureRequestUrl(url, request);
      configureRequestOptions(request);
      const callback = (error?: Error | null): void => (error ? reject(error) : resolve(destination));
      this.doDownload(request, { destination, options, onCancel, callback, responseHandler: null }, 0);
    });
  }
}
