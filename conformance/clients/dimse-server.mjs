// A small PACS of the npm package dcmjs-dimse: answers for the files of a folder, and keeps digests of what it is sent.
//   node dimse-server.mjs PORT AE_TITLE FOLDER RECEIVED_FILE [any-syntax] [DESTINATION=PORT]...
// Takes C-ECHO, C-FIND (exact values and lists only), C-GET, C-MOVE and C-STORE, storage in uncompressed transfer syntaxes, or
// with any-syntax of every SOP class in whatever is proposed first. The digest of pixels is empty where the package can't read a data set. For each
// C-STORE it appends "SOP_INSTANCE_UID SHA256_OF_THE_DATA_SET SHA256_OF_THE_PIXELS" to RECEIVED_FILE, and for each
// N-EVENT-REPORT of storage commitment a line of JSON to RECEIVED_FILE.reports, for each N-CREATE of instance availability
// notification one to RECEIVED_FILE.notices.
import { createHash } from 'node:crypto';
import { appendFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Server as SocketServer } from 'node:net';
import { join } from 'node:path';
import { pixelDigest } from './pixels.mjs';

const dimse = createRequire(import.meta.url)('dcmjs-dimse');
const { Client, Dataset, Scp, Server, requests, responses, constants } = dimse;
const { Status, SopClass, TransferSyntax, PresentationContextResult, RejectResult, RejectSource, RejectReason } = constants;
dimse.log.setLevel('warn');

const [port, title, folder, receivedFile, ...more] = process.argv.slice(2);
const takesAnySyntax = more.includes('any-syntax');
const destinations = new Map(more.filter((each) => each.includes('=')).map((each) => each.split('=')));
const instances = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.dcm'))
  .map((name) => Dataset.fromFile(join(folder, name)));
const acceptedSyntaxes = [TransferSyntax.ExplicitVRLittleEndian, TransferSyntax.ImplicitVRLittleEndian];
const levelKey = { STUDY: 'StudyInstanceUID', SERIES: 'SeriesInstanceUID', IMAGE: 'SOPInstanceUID' };
const services = [SopClass.Verification, SopClass.StudyRootQueryRetrieveInformationModelFind,
  SopClass.StudyRootQueryRetrieveInformationModelMove, SopClass.StudyRootQueryRetrieveInformationModelGet,
  SopClass.StorageCommitmentPushModel, '1.2.840.10008.5.1.4.33'];

const text = (value) => (Array.isArray(value) ? value.map(text).join('\\') : String(value?.Alphabetic ?? value ?? ''));
const isUniversal = (value) => value === '' || value === '*';

function matches(elements, keys) {
  return Object.entries(keys).every(([keyword, asked]) => {
    const wanted = text(asked);
    if (keyword.startsWith('_') || keyword === 'QueryRetrieveLevel' || keyword === 'SpecificCharacterSet' || isUniversal(wanted)) return true;
    return !keyword.endsWith('UID') && keyword !== 'PatientID' ? true : wanted.split('\\').includes(text(elements[keyword]));
  });
}

function selected(keys) {
  return instances.filter((dataset) => matches(dataset.getElements(), keys));
}

function found(keys) {
  const byUid = new Map();
  for (const dataset of selected(keys)) {
    const elements = dataset.getElements();
    const answer = { QueryRetrieveLevel: keys.QueryRetrieveLevel, SpecificCharacterSet: elements.SpecificCharacterSet };
    for (const keyword of Object.keys(keys)) {
      if (!keyword.startsWith('_') && elements[keyword] !== undefined) answer[keyword] = elements[keyword];
    }
    byUid.set(text(elements[levelKey[keys.QueryRetrieveLevel]]), answer);
  }
  return [...byUid.values()];
}

const storeRequest = (dataset) => {
  const request = new requests.CStoreRequest(dataset);
  request.setAdditionalTransferSyntaxes(acceptedSyntaxes);
  return request;
};

class SmallPacs extends Scp {
  associationRequested(association) {
    this.association = association;
    if (association.getCalledAeTitle() !== title) {
      this.sendAssociationReject(RejectResult.Permanent, RejectSource.ServiceUser, RejectReason.CalledAeNotRecognized);
      return;
    }
    for (const { id } of association.getPresentationContexts()) {
      const context = association.getPresentationContext(id);
      const storage = !services.includes(context.getAbstractSyntaxUid())
        && (takesAnySyntax || context.getAbstractSyntaxUid().startsWith('1.2.840.10008.5.1.4.1.1.'));
      const syntax = context.getTransferSyntaxUids().find((each) => (storage && takesAnySyntax) || acceptedSyntaxes.includes(each));
      if (!storage && !services.includes(context.getAbstractSyntaxUid())) {
        context.setResult(PresentationContextResult.RejectAbstractSyntaxNotSupported);
      } else if (syntax === undefined) {
        context.setResult(PresentationContextResult.RejectTransferSyntaxesNotSupported);
      } else {
        context.setResult(PresentationContextResult.Accept, syntax);
      }
    }
    this.sendAssociationAccept();
  }

  createDatasetFromStoreWritableStream(writable, context, callback) {
    this.digest = createHash('sha256').update(writable.toBuffer()).digest('hex');
    try {
      super.createDatasetFromStoreWritableStream(writable, context, callback);
    } catch (error) {
      console.error(error.message);
      callback(new Dataset({}));
    }
  }

  cEchoRequest(request, callback) {
    callback(responses.CEchoResponse.fromRequest(request));
  }

  cStoreRequest(request, callback) {
    appendFileSync(receivedFile, `${request.getAffectedSopInstanceUid()} ${this.digest} ${pixelDigest(request.getDataset())}\n`);
    const response = responses.CStoreResponse.fromRequest(request);
    response.setStatus(Status.Success);
    callback(response);
  }

  nEventReportRequest(request, callback) {
    const report = { type: request.getEventTypeId(), dataset: request.getDataset().getElements() };
    appendFileSync(`${receivedFile}.reports`, `${JSON.stringify(report)}\n`);
    const response = responses.NEventReportResponse.fromRequest(request);
    response.setStatus(Status.Success);
    callback(response);
  }

  nCreateRequest(request, callback) {
    appendFileSync(`${receivedFile}.notices`, `${JSON.stringify(request.getDataset().getElements())}\n`);
    const response = responses.NCreateResponse.fromRequest(request);
    response.setStatus(Status.Success);
    callback(response);
  }

  cFindRequest(request, callback) {
    const answers = found(request.getDataset().getElements()).map((elements) => {
      const response = responses.CFindResponse.fromRequest(request);
      response.setDataset(new Dataset(elements));
      response.setStatus(Status.Pending);
      return response;
    });
    const last = responses.CFindResponse.fromRequest(request);
    last.setStatus(Status.Success);
    callback([...answers, last]);
  }

  cGetRequest(request, callback) {
    this.subOperations(request, responses.CGetResponse, callback, (stores) => this.sendRequests(stores));
  }

  cMoveRequest(request, callback) {
    const destination = request.getCommandDataset().getElement('MoveDestination');
    const destinationPort = destinations.get(destination);
    if (destinationPort === undefined) {
      const response = responses.CMoveResponse.fromRequest(request);
      response.setStatus(Status.MoveDestinationUnknown);
      callback(response);
      return;
    }
    this.subOperations(request, responses.CMoveResponse, callback, (stores) => {
      const client = new Client();
      client.on('networkError', (error) => console.error(error.message));
      for (const store of stores) client.addRequest(store);
      client.send('127.0.0.1', Number(destinationPort), title, destination);
    });
  }

  subOperations(request, kind, callback, send) {
    const stores = selected(request.getDataset().getElements()).map(storeRequest);
    let completed = 0;
    let failed = 0;
    const finish = () => {
      const response = kind.fromRequest(request);
      response.setCompleted(completed);
      response.setFailures(failed);
      response.setStatus(failed === 0 ? Status.Success : 0xb000);
      callback(response);
    };
    for (const store of stores) {
      store.on('response', (response) => {
        if (response.getStatus() === Status.Success) completed += 1;
        else failed += 1;
        if (completed + failed === stores.length) finish();
      });
    }
    if (stores.length === 0) finish();
    else send(stores);
  }

  associationReleaseRequested() {
    this.sendAssociationReleaseResponse();
  }
}

// The package names no address to listen on, which would mean all of them.
const { listen } = SocketServer.prototype;
SocketServer.prototype.listen = function listenOnLoopback(listenedPort, ...more) {
  return listen.call(this, listenedPort, '127.0.0.1', ...more);
};

const server = new Server(SmallPacs);
server.on('networkError', (error) => console.error(error.message));
server.listen(Number(port));
