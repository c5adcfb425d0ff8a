// Drives the npm package dicomweb-client against one gateway and prints what it found as one JSON line.
//   node dicomweb-client.mjs BASE_URL STUDY SERIES INSTANCE FRAME_COUNT [SYNTAX]
// Exit 1 with the reason on standard error when the client cannot do what a viewer does.
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import XMLHttpRequest from 'xhr2';

globalThis.XMLHttpRequest = XMLHttpRequest; // the browser's, which the client expects
const { api } = createRequire(import.meta.url)('dicomweb-client');

const [url, study, series, instance, frameCount] = process.argv.slice(2);
const client = new api.DICOMwebClient({ url });
const sha256 = (buffer) => createHash('sha256').update(new Uint8Array(buffer)).digest('hex');
const uidOf = (dataset, tag) => dataset[tag].Value[0];
const bulk = (datasets) => datasets.flatMap((dataset) => Object.values(dataset))
  .map((element) => element.BulkDataURI).filter((uri) => uri !== undefined);

const ids = { studyInstanceUID: study };
const seriesIds = { ...ids, seriesInstanceUID: series };
const instanceIds = { ...seriesIds, sopInstanceUID: instance };

const studies = await client.searchForStudies({ queryParams: { StudyInstanceUID: study } });
const seriesFound = await client.searchForSeries(ids);
const instancesFound = await client.searchForInstances(seriesIds);
const studyMetadata = await client.retrieveStudyMetadata(ids);
const seriesMetadata = await client.retrieveSeriesMetadata(seriesIds);
const instanceMetadata = [].concat(await client.retrieveInstanceMetadata(instanceIds));
const part10 = await client.retrieveInstance(instanceIds);
const seriesParts = await client.retrieveSeries(seriesIds);
const studyParts = await client.retrieveStudy(ids);
const frameNumbers = Array.from({ length: Number(frameCount) }, (_, i) => i + 1);
const frames = await client.retrieveInstanceFrames({ ...instanceIds, frameNumbers });
const bulkParts = [];
for (const BulkDataURI of bulk(instanceMetadata)) {
  bulkParts.push(...await client.retrieveBulkData({ BulkDataURI }));
}

console.log(JSON.stringify({
  studies: studies.map((dataset) => uidOf(dataset, '0020000D')),
  series: seriesFound.map((dataset) => uidOf(dataset, '0020000E')),
  instances: instancesFound.map((dataset) => uidOf(dataset, '00080018')),
  studyMetadata: studyMetadata.map((dataset) => uidOf(dataset, '00080018')),
  seriesMetadata: seriesMetadata.map((dataset) => uidOf(dataset, '00080018')),
  instanceMetadata: instanceMetadata.map((dataset) => uidOf(dataset, '00080018')),
  instance: sha256(part10),
  seriesParts: seriesParts.map(sha256),
  studyParts: studyParts.map(sha256),
  frames: frames.map(sha256),
  bulk: bulkParts.map(sha256),
}));
